// Runs before the first paint: the chosen theme, and whether to show the home page or the application.
;(function () {
  var root = document.documentElement
  try {
    var theme = localStorage.getItem('theme')
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
    var known = localStorage.getItem('session') !== null
    root.dataset.view = location.pathname === '/' && !known ? 'home' : 'app'
    root.lang = localStorage.getItem('language') === 'en' && root.dataset.view === 'app' ? 'en' : 'fr'
  } catch (blocked) {
    root.dataset.view = location.pathname === '/' ? 'home' : 'app'
  }
})()
