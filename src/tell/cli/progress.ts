// Progress on a terminal's standard error: how many reports are read and which is next. Nothing is drawn elsewhere.
import type {Effects} from "./effects.js";

/** Told after each report. */
export interface Progress {
  step(done: number, id: string): void;
  stop(): void;
}

const silent: Progress = {step: () => {}, stop: () => {}};

/** A line that counts reports, or nothing when standard error is no terminal. */
export async function startProgress(effects: Effects): Promise<Progress> {
  if (!effects.isTerminal) return silent;
  const {SingleBar} = (await import("cli-progress")).default;
  const bar = new SingleBar({format: "{value} reports read  {id}", clearOnComplete: true, hideCursor: true, stream: process.stderr});
  bar.start(0, 0, {id: ""});
  return {step: (done, id) => bar.update(done, {id: id.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, 60)}), stop: () => bar.stop()};
}
