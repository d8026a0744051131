"""Part of stage 8: meetings that lie ahead."""
