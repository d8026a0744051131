"""Part of stage 8: what is threatened or promised on what condition."""
