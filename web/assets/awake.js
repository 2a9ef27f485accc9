// Keeps the screen on through a session, and makes a short sound. Both only where the browser allows; a session goes on without.

let lock = null;
let wanted = false;
let audio = null;

async function take() {
  try {
    lock = await navigator.wakeLock.request("screen");
  } catch {
    lock = null;
  }
}

// The browser lets go of the screen when the page is hidden; it is taken again when it is back.
document.addEventListener("visibilitychange", () => {
  if (wanted && document.visibilityState === "visible") take();
});

export function keepAwake() {
  wanted = true;
  // A browser plays sound only after a press, and this is called by one.
  audio ??= new (window.AudioContext ?? window.webkitAudioContext)();
  audio.resume();
  return take();
}

export function letSleep() {
  wanted = false;
  lock?.release();
  lock = null;
}

export function sound(high = false) {
  if (!audio) return;
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  const now = audio.currentTime;
  tone.frequency.value = high ? 880 : 587;
  volume.gain.setValueAtTime(0.25, now);
  volume.gain.exponentialRampToValueAtTime(0.001, now + 0.35);
  tone.connect(volume).connect(audio.destination);
  tone.start(now);
  tone.stop(now + 0.35);
}
