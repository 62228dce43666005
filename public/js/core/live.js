// What a screen reader is told: quietly (saves, moves, pages) or at once (what must be corrected).

/** @param {string} id @param {string} text */
function tell(id, text) {
  // Behind a modal dialog everything is silent: the topmost one has regions of its own.
  const region = [...document.querySelectorAll(`dialog:modal [data-live=${id}]`)].at(-1) ?? document.getElementById(id)
  if (!region) return
  region.textContent = ''
  setTimeout(() => (region.textContent = text), 60)
}

/** @param {string} text */
export const say = (text) => tell('polite', text)

/** @param {string} text */
export const warn = (text) => tell('urgent', text)
