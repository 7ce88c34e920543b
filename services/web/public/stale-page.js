// After an update the files that an open page still names are gone. Hears of each that does not come; what to do is decided by whether
// the page runs yet: one that does asks its reader (`src/app/UpdateNotice.tsx`), one that does not begins anew as soon as it can.
// Not a module: a module of an earlier build may be what is missing.
(function watchFiles() {
  var everyMs = 2000;
  var isWaiting = false;

  function isOurs(address) {
    return typeof address === "string" && address.startsWith(window.location.origin + "/assets/");
  }

  /** The file that the document of the present build begins with, once it is there; null before that. */
  async function currentEntry() {
    try {
      var answer = await window.fetch("/", { cache: "no-store", headers: { accept: "text/html" } });
      if (!answer.ok) return null;
      var page = new DOMParser().parseFromString(await answer.text(), "text/html");
      var entry = page.querySelector("script[type=module]").getAttribute("src");
      var file = await window.fetch(entry, { method: "HEAD", cache: "no-store" });
      return file.ok ? entry : null;
    } catch {
      // Without a connection nobody can say what is missing: the page says that it has none.
      return null;
    }
  }

  async function look() {
    if (isWaiting) return;
    isWaiting = true;
    var root = document.getElementById("root");
    if (root !== null && root.childElementCount > 0) {
      var entry = await currentEntry();
      isWaiting = false;
      if (entry === null) return;
      document.documentElement.setAttribute("data-stale", "");
      window.dispatchEvent(new Event("earshot:stale"));
      return;
    }
    if (root !== null) root.textContent = "Earshot обновляется… · Earshot is being updated…";
    var timer = window.setInterval(() => void reload(), everyMs);
    async function reload() {
      if ((await currentEntry()) === null) return;
      window.clearInterval(timer);
      window.location.reload();
    }
  }

  window.addEventListener(
    "error",
    function missed(event) {
      var file = event.target;
      if (file instanceof HTMLScriptElement && isOurs(file.src)) void look();
      if (file instanceof HTMLLinkElement && file.rel === "stylesheet" && isOurs(file.href)) void look();
    },
    true,
  );
  window.addEventListener("vite:preloadError", () => void look());
})();
