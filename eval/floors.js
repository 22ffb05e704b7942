// Floors: a score may not become worse than its floor. A floor is the last score less half a point, so that retraining has room.
// Seconds, megabytes and sentences a second depend on the machine: they are printed, and only generous bounds hold, which a busy machine
// keeps too (half of the 400 sentences a second that the reader is to reach on an idle one).

/** Scores for which less is better. */
export function lessIsBetter(name) {
  return /\.(faults|invented|peak_mb|cold_seconds|seconds_per_100)$/.test(name);
}

const MACHINE_BOUND = {"speed.read.sentences_per_second": 200, "speed.read.peak_mb": 700, "speed.sitrep.cold_seconds": 8};

/** A line for each measured score that is worse than its floor. */
export function findFallen(scores, floors) {
  return Object.entries(floors)
    .filter(([name]) => name in scores)
    .filter(([name, floor]) => (lessIsBetter(name) ? scores[name] > floor : scores[name] < floor))
    .map(([name, floor]) => `${name}: ${scores[name]} is worse than its floor ${floor}`);
}

/** Floors for the scores that carry the product's promises: not each situation's rows, which rest on few items. */
export function setFloors(scores) {
  const kept = Object.entries(scores).filter(
    ([name]) => !/^(situations|timeline)\.(?!mean|all)/.test(name) && !/\.(seconds_per_100|peak_mb|p|r|items_found)$/.test(name),
  );
  return {...Object.fromEntries(kept.map(([name, value]) => [name, floorOf(name, value)])), ...measuredBounds(scores)};
}

function floorOf(name, value) {
  if (lessIsBetter(name)) return value;
  const room = /^(situations|pages|timeline|copies)\.|\.bias$/.test(name) ? 0.005 : 0.5;
  if (name === "situations.all.story_date.right") return value;
  return Math.max(0, Math.round((value - room) * 1000) / 1000);
}

function measuredBounds(scores) {
  return Object.fromEntries(Object.entries(MACHINE_BOUND).filter(([name]) => name in scores));
}
