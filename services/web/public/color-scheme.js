// Runs before the first paint, so that a dark page does not flash white. Not a module: a module would run after it.
(function setColorScheme() {
  var kept = null;
  try {
    kept = window.localStorage.getItem("earshot.colour-scheme");
  } catch {
    // Storage may be forbidden; then the system decides.
  }
  var isDark =
    kept === "dark" || (kept !== "light" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", isDark ? "dark" : "light");
})();
