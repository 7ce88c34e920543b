import type { Names } from "../triage/page-language.ts";
import type { CueName } from "./cue.ts";
import type { Evidence } from "./playbook.ts";
import type { Matter, Proof, Voice } from "./reading.ts";
import type { Cluster, Situation } from "./vocabulary.ts";

/** Who writes. */
export const situationNames: Names<Situation> = {
  ru: {
    troll: "провокатор",
    rager: "разъярённый",
    misguided: "введённый в заблуждение",
    unhappy_customer: "недовольный клиент",
    fair_critic: "честный критик",
    expert: "знаток",
    ally: "сторонник",
    journalist: "журналист",
    competitor: "конкурент",
    bystander: "прохожий",
  },
  en: {
    troll: "a troll",
    rager: "a rager",
    misguided: "somebody misguided",
    unhappy_customer: "an unhappy customer",
    fair_critic: "a fair critic",
    expert: "an expert",
    ally: "an ally",
    journalist: "a journalist",
    competitor: "a competitor",
    bystander: "a bystander",
  },
};

/** How much of it is laid on us. */
export const clusterNames: Names<Cluster> = {
  ru: {
    victim: "мы сами пострадали",
    accidental: "несчастный случай",
    preventable: "можно было предотвратить",
    none: "это не кризис",
  },
  en: {
    victim: "we are a victim too",
    accidental: "an accident",
    preventable: "it could have been prevented",
    none: "no crisis",
  },
};

/** How the facts at hand stand to what is claimed. */
export const evidenceNames: Names<Evidence> = {
  ru: {
    refutes: "карточки опровергают",
    supports: "карточки подтверждают",
    related: "карточки говорят о том же",
    none: "карточек нет",
  },
  en: {
    refutes: "cards refute it",
    supports: "cards support it",
    related: "cards speak of the same",
    none: "no cards",
  },
};

/** What a post is about as far as an answer goes. */
export const matterNames: Names<Matter> = {
  ru: {
    nothing: "отвечать не на что",
    watch: "стоит понаблюдать",
    open: "обстановка не ясна",
    falsehood: "неправда",
    mishap: "оплошность",
    own_fault: "наша вина",
    kindness: "добрые слова",
    decision: "наше решение",
    debate: "спор по существу",
    success: "хорошая новость",
    idea: "просьба или мысль",
  },
  en: {
    nothing: "nothing to answer",
    watch: "something to watch",
    open: "an open situation",
    falsehood: "a falsehood",
    mishap: "a mishap",
    own_fault: "our own fault",
    kindness: "kindness",
    decision: "a decision of ours",
    debate: "a debate",
    success: "a success",
    idea: "an idea or a request",
  },
};

/** Whom it calls for. */
export const voiceNames: Names<Voice> = {
  ru: { leader: "руководителя", company: "компанию", service: "поддержку", lawyer: "юриста" },
  en: { leader: "the leader", company: "the company", service: "support", lawyer: "a lawyer" },
};

/** Whether cards and post settle what an answer turns on. */
export const proofNames: Names<Proof> = {
  ru: { settled: "ясно из карточек и поста", missing: "данных не хватает" },
  en: { settled: "settled by cards and post", missing: "not settled" },
};

/** What was read in the words of a post. */
export const cueLabels: Names<CueName> = {
  ru: {
    injection: "приказ машине",
    advert: "реклама",
    job_ad: "вакансия",
    violence: "насилие",
    fake_account: "поддельный аккаунт",
    legal_threat: "угроза судом",
    official_action: "проверка, дело, штраф",
    death: "гибель людей",
    harm: "вред здоровью",
    data_leak: "утечка данных",
    fraud: "обман",
    money: "деньги",
    case: "свой случай",
    outage: "не работает",
    many: "многие",
    admitted: "признание",
    warned: "предупреждали",
    attacked: "нападение на нас",
    accident: "авария",
    rumour: "слух",
    asks_truth: "«правда ли, что…»",
    press: "запрос прессы",
    layoffs: "сокращения",
    staff: "сотрудники",
    leader_conduct: "поведение руководителя",
    suggestion: "предложение",
    practical: "практический вопрос",
    thanks: "благодарность",
    mockery: "насмешка",
    abuse: "оскорбления",
    anger: "гнев",
    routine: "обычное дело",
    decision: "решение компании",
    carries_comment: "есть наш комментарий",
    third_party: "речь о других",
    question: "вопрос",
    spam: "спам",
    to_leader: "обращено к руководителю",
    opinion_leader: "лидер мнений",
    own_post: "написано нами",
  },
  en: {
    injection: "orders to a machine",
    advert: "an advertisement",
    job_ad: "a job advertisement",
    violence: "violence",
    fake_account: "a fake account",
    legal_threat: "a threat to sue",
    official_action: "an inspection, a case, a fine",
    death: "people died",
    harm: "harm to health",
    data_leak: "a data leak",
    fraud: "fraud",
    money: "money",
    case: "a case of one's own",
    outage: "an outage",
    many: "many people",
    admitted: "an admission",
    warned: "there were warnings",
    attacked: "we were attacked",
    accident: "an accident",
    rumour: "a rumour",
    asks_truth: "“is it true that…”",
    press: "a request of the press",
    layoffs: "lay-offs",
    staff: "staff",
    leader_conduct: "the leader's conduct",
    suggestion: "a suggestion",
    practical: "a practical question",
    thanks: "thanks",
    mockery: "mockery",
    abuse: "abuse",
    anger: "anger",
    routine: "routine",
    decision: "a decision of the company",
    carries_comment: "carries a comment of ours",
    third_party: "about somebody else",
    question: "a question",
    spam: "spam",
    to_leader: "addressed to the leader",
    opinion_leader: "an opinion leader",
    own_post: "written by us",
  },
};
