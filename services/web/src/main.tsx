import "./app/no-eval.ts";
import "./app/tokens.css";
import "./app/mantine-styles.ts";
import "@fontsource-variable/inter/wght.css";
import "./app/page.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { startWords } from "./words/start-words.ts";

await startWords();
const root = document.getElementById("root");
if (root !== null) createRoot(root).render(<App />);
