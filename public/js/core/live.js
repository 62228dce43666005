// What a screen reader is told: quietly (saves, moves, pages) or at once (what must be corrected).

/** @param {string} id @param {string} text */
function tell(id, text) {
  const region = document.getElementById(id)
  if (!region) return
  region.textContent = ''
  setTimeout(() => (region.textContent = text), 60)
}

/** @param {string} text */
export const say = (text) => tell('polite', text)

/** @param {string} text */
export const warn = (text) => tell('urgent', text)
