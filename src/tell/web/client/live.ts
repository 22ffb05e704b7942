// What changed while the page is open: a count as reports are read, and an offer to show new lines. Nothing moves under the reader.
import {all, announce, first, situationBase} from "./page.js";

interface Pulse {
  readonly situation: string;
  readonly version: number;
  readonly progress: {readonly received: number; readonly read: number; readonly reconciled: number; readonly setAside: number};
}

/** Listens to the desk. */
export function startLive(): void {
  const base = situationBase();
  if (base === undefined) return;
  const shown = Number(document.body.dataset.version ?? 0);
  const source = new EventSource("/events");
  let lost = false;
  source.addEventListener("change", (event) => {
    const pulse = JSON.parse((event as MessageEvent<string>).data) as Pulse;
    if (base !== `/s/${pulse.situation}`) return;
    showProgress(pulse);
    if (pulse.version > shown) announce(`The situation has changed (version ${pulse.version}). Show it`, location.href);
  });
  source.addEventListener("error", () => {
    if (!lost) announce("The desk has stopped or is out of reach. This page stays readable; corrections wait.");
    lost = true;
  });
  source.addEventListener("ready", () => {
    if (lost) announce("The desk is back.");
    lost = false;
  });
}

function showProgress({progress: {received, read, reconciled, setAside}}: Pulse): void {
  const rail = first<HTMLElement>("[data-live=progress]");
  const words = setAside ? `${setAside} set aside` : "";
  if (rail) rail.textContent = reconciled < received ? `${read} of ${received} read ${words}` : words;
  for (const steps of all<HTMLElement>("[data-live=steps]")) {
    steps.textContent = `${received} received → ${read} read → ${reconciled} reconciled${setAside ? `; ${setAside} set aside, see Reports` : ""}`;
  }
}
