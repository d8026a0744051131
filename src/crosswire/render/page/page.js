"use strict";
(() => {
  let came = null;
  const back = document.querySelector("button.back");
  const clear = () => document.querySelectorAll(".chosen").forEach((piece) => piece.classList.remove("chosen"));
  const choose = (link) => {
    clear();
    const pieces = [...document.querySelectorAll(".cited")].filter(
      (piece) => piece.dataset.story === link.dataset.story && piece.dataset.refs.includes(` ${link.dataset.ref} `),
    );
    pieces.forEach((piece) => piece.classList.add("chosen"));
    if (!pieces.length) return;
    pieces[0].scrollIntoView({ block: "center" });
    const report = pieces[0].closest(".report");
    came = link;
    back.hidden = false;
    report.focus({ preventScroll: true });
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.ref");
    if (!link) return;
    event.preventDefault();
    choose(link);
  });
  const lead = () => {
    if (!came) return;
    clear();
    came.focus();
    came.scrollIntoView({ block: "center" });
    came = null;
    back.hidden = true;
  };
  back.addEventListener("click", lead);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") lead();
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
})();
