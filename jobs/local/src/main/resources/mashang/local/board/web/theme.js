// Runs before the first paint: a wall in the dark must not flash white.
(() => {
  const read = key => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage may be forbidden; then the system decides
    }
  };
  const root = document.documentElement;
  const theme = read('theme');
  if (theme === 'light' || theme === 'dark') {
    root.dataset.theme = theme;
  }
  root.lang = read('lang') === 'en' ? 'en' : 'zh-CN';
})();
