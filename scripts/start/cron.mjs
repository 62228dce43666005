// In production the platform calls the Worker every minute; locally nobody does, so we do.
const path = '/cdn-cgi/handler/scheduled?cron=*+*+*+*+*';
const minute = 60_000;

/** @param {string} url @returns {() => void} Stops it. */
export function startCron(url) {
  const tick = async () => {
    const answer = await fetch(url + path).catch((error) => ({ ok: false, status: String(error.cause ?? error), text: async () => '' }));
    if (!answer.ok) console.error(`  cron: ${answer.status} ${await answer.text()}`);
    else await answer.text();
  };
  const timer = setInterval(tick, minute);
  void tick();
  return () => clearInterval(timer);
}
