// The address leads in by what stands behind its #, which no server log and no other page ever sees; or a code is typed.
"use strict";
const alertLine = document.querySelector("[data-alert]");

async function enter(word) {
  alertLine.textContent = "";
  try {
    const answer = await fetch("/join", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ word }),
    });
    const said = answer.headers.get("content-type")?.startsWith("application/json") ? await answer.json() : { refused: await answer.text() };
    if (answer.ok) location.replace(said.to);
    else alertLine.textContent = said.refused;
  } catch {
    alertLine.textContent = document.body.dataset.unanswered;
  }
}

function shown() {
  const word = location.hash.slice(1);
  if (!word) return;
  history.replaceState(null, "", "/");
  enter(word);
}

document.querySelector("[data-join]").addEventListener("submit", (event) => {
  event.preventDefault();
  enter(document.querySelector("#code").value);
});
addEventListener("hashchange", shown);
shown();
