import type { SituationSigns } from "@earshot/core/respond/decide-situation";
import type { AnalyseInput } from "../analyse-input.ts";
import { compileWords } from "./word-pattern.ts";

const isPress = compileWords(
  `журналист* корреспондент* репортер* редактор* редакци* главред* обозреватель издание газета информагентств* агентство_новост* сми новости_+ телеканал радио
   journalist* reporter* correspondent* editor* newsroom newspaper magazine news_agency bureau broadcaster wire`,
);
const isExpert = compileWords(
  `эксперт* аналитик* критик* профессор* консультант* экономист* исследовател* доктор_наук кандидат_наук обозреватель колумнист* блогер* автор_канала автор_книг* юрист* врач инженер* ресторатор* инвестор*
   expert* analyst* critic* professor* consultant* economist* researcher* columnist* blogger* author_of influencer* investor* reviewer* engineer phd`,
);
const leadsCompany = compileWords(
  `гендиректор* генеральн*_директор* основател* сооснователь* учредитель* владел*_сет* директор_+ коммерческий_директор президент_+
   ceo cto coo founder* co-founder* cofounder* managing_director owner_of chief_executive head_of vp_of`,
);
const worksHere = compileWords(
  `сотрудни* работник* работаю_в менеджер_в курьер бариста кассир повар пекарь
   employee* work_at works_at working_at staff barista cashier`,
);

/** What name, bio and role in the watch list say of an author. Somebody who leads a company that is not ours is a competitor. */
export function readAuthor(
  input: Pick<AnalyseInput, "author" | "role" | "company" | "executive" | "isByUs">,
): SituationSigns["author"] & { isOurs: boolean } {
  const name = (input.author?.name ?? "").trim().toLowerCase();
  const bio = `${input.author?.name ?? ""}\n${input.author?.bio ?? ""}`;
  const isOfOurs = input.company !== null && bio.toLowerCase().includes(input.company.toLowerCase());
  return {
    isJournalist: input.role === "journalist" || (input.role === null && isPress(bio).length > 0),
    isExpert: input.role === "opinion_leader" || isExpert(bio).length > 0,
    isCompetitor: input.role === "competitor" || (!isOfOurs && leadsCompany(bio).length > 0),
    isStaff: input.role === "employee" || (isOfOurs && worksHere(bio).length > 0),
    followers: input.author?.followers ?? null,
    isOurs:
      input.isByUs === true ||
      (name !== "" && [input.company, input.executive].some((ours) => ours?.trim().toLowerCase() === name)),
  };
}
