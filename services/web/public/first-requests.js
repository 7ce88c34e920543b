// Asks for what triage shows first while the rest of the page is still being fetched and read. Not a module: a module would run after all of it.
// `src/api/first-answers.ts` takes the answers.
(function askFirst() {
  var { pathname, search } = window.location;
  if ((pathname !== "/" && pathname !== "/triage") || !/^(\?post=\d+)?$/.test(search)) return;
  var answers = new Map();
  for (var address of ["/api/v1/session", "/api/v1/mentions?limit=60"]) {
    var answer = window.fetch(address, {
      headers: { accept: "application/json" },
      credentials: "same-origin",
    });
    // Whoever takes it hears of a failure; nobody may.
    answer.catch(function ignore() {});
    answers.set(address, answer);
  }
  window.earshotFirstAnswers = answers;
})();
