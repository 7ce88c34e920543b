import type { SettingDefinition } from "./definition.ts";

/** A language model of one's own choice, asked about posts on which the shipped model is unsure. Off until address and model are named. */
export const engineSettings = {
  "engine.url": {
    kind: "text",
    format: "base_url",
    maxLength: 500,
    default: "",
    action: "run_system",
    name: { ru: "Адрес языковой модели", en: "Address of the language model" },
    help: {
      ru: "Сервер с протоколом OpenAI (chat completions), например http://127.0.0.1:11434/v1 или https://llm.example.com/v1. Пока поле пустое, никого не спрашивают и тексты никуда не уходят. Спрашивают только о публикациях, в направлении которых модель не уверена; уходят заголовок, текст и площадка.",
      en: "A server that speaks the protocol of OpenAI (chat completions), such as http://127.0.0.1:11434/v1 or https://llm.example.com/v1. Empty: nobody is asked and no text leaves. Only posts are asked about whose direction the model is unsure of; title, text and platform are sent.",
    },
  },
  "engine.model": {
    kind: "text",
    format: "line",
    maxLength: 200,
    default: "",
    action: "run_system",
    name: { ru: "Название модели", en: "Name of the model" },
    help: {
      ru: "Как её называет сервер, например qwen2.5:7b. Пока названия нет, никого не спрашивают. Видно у каждой метки, которую она поставила.",
      en: "As the server calls it, such as qwen2.5:7b. Nobody is asked while it is empty. Shown beside each label that it gave.",
    },
  },
  "engine.key": {
    kind: "secret",
    maxLength: 500,
    action: "run_system",
    name: { ru: "Ключ", en: "Key" },
    help: { ru: "Если сервер его требует.", en: "Where the server wants one." },
  },
  "engine.monthly_posts": {
    kind: "number",
    min: 0,
    max: 1_000_000,
    unit: "posts",
    default: 1_000,
    action: "run_system",
    name: { ru: "Спрашивать в месяц не больше чем о", en: "Ask in a month about at most" },
    help: {
      ru: "Когда они кончатся, публикации, в которых не уверены, ждут человека, как и без модели.",
      en: "Beyond it unsure posts wait for a person, as they do without an engine.",
    },
  },
  "engine.monthly_tokens": {
    kind: "number",
    min: 0,
    max: 1_000_000_000,
    unit: "tokens",
    default: 1_000_000,
    action: "run_system",
    name: { ru: "Токенов в месяц не больше", en: "Tokens in a month at most" },
    help: {
      ru: "Считается то, что сообщает сервер: вопрос и ответ вместе.",
      en: "Counted as the server tells them: question and answer together.",
    },
  },
  "engine.wording": {
    kind: "yes_no",
    default: false,
    action: "run_system",
    name: { ru: "Помогать с черновиками", en: "Help with drafts" },
    help: {
      ru: "Две кнопки в редакторе черновика: предложить слова и прочесть готовый текст. Модели уходят публикация, на которую отвечают, её повод, утверждённые факты, подсказка, нынешний текст черновика, а для чтения — и прежние заявления; текст с секретным словом на чтение не уходит. Каждое предложение проверяется; утверждение без карточки факта не отправить на согласование, пока человек его не прочёл и не обосновал.",
      en: "Two buttons in the editor of a draft: to propose words, and to read the text. The post that is answered, what it replies to, approved facts, the prompt and the present text of the draft are sent to the model, for reading earlier statements too; a text with a secret word is not sent to be read. Every sentence is checked; a claim without a fact card cannot be sent for approval until a person has read and justified it.",
    },
  },
  "engine.monthly_wordings": {
    kind: "number",
    min: 0,
    max: 100_000,
    unit: "times",
    default: 300,
    action: "run_system",
    name: { ru: "Помогать с черновиками в месяц не чаще", en: "Help with drafts in a month at most" },
    help: {
      ru: "Токены идут из общего запаса месяца. Когда что-то из этого кончится, остаются вступление и проверка по правилам.",
      en: "Tokens come from those of the month. Once either has run out, the opening and the checks made by rules stay.",
    },
  },
  "engine.timeout_seconds": {
    kind: "number",
    min: 1,
    max: 60,
    unit: "seconds",
    default: 20,
    action: "run_system",
    name: { ru: "Ждать ответа", en: "Wait for an answer" },
    help: {
      ru: "Если ответа вовремя нет, публикация пока ждёт человека, а позже о ней спросят снова.",
      en: "Without an answer in time the post waits for a person, and is asked about again later.",
    },
  },
} as const satisfies Record<string, SettingDefinition>;
