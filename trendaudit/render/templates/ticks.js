"use strict";
// The ticks of the reader: counted, and kept in this browser where it allows that. Without script boxes are just boxes.
(() => {
  const key = `trendaudit:${document.body.dataset.key}`;
  const boxes = [...document.querySelectorAll("input[data-tick]")];
  const whole = boxes.filter((box) => "whole" in box.dataset);
  const counter = document.getElementById("ticked");

  const read = () => {
    const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
    return new Set(Array.isArray(kept) ? kept : []);
  };
  const keep = () => {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.dataset.tick);
    localStorage.setItem(key, JSON.stringify(ticked));
  };
  // Storage that is forbidden or full throws: then nothing is kept, and the page does not say that it is
  const isDone = (task) => {
    try {
      task();
      return true;
    } catch {
      return false;
    }
  };
  const count = () => {
    if (!counter || whole.length === 0) return;
    const done = whole.filter((box) => box.checked).length;
    const [words, , note] = counter.children;
    const values = { "{done}": done, "{total}": whole.length };
    words.textContent = counter.dataset.words.replace(/\{done\}|\{total\}/g, (name) => values[name]);
    counter.querySelector("progress").max = whole.length;
    counter.querySelector("progress").value = done;
    note.hidden = !isKept;
    counter.hidden = false;
  };
  const restore = () => {
    const ticked = read();
    for (const box of boxes) box.checked = ticked.has(box.dataset.tick);
  };

  let isKept = isDone(restore);
  count();
  document.addEventListener("change", () => {
    isKept = isDone(keep);
    count();
  });
  // The same page in another tab
  addEventListener("storage", (event) => {
    if (event.key === key) {
      isKept = isDone(restore);
      count();
    }
  });
})();
