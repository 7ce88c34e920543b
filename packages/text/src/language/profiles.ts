/** What tells one language: its commonest short words, the look of its words, and letters. */
export interface Profile {
  words: ReadonlySet<string>;
  /** Endings and letter groups seldom met in its neighbours. */
  shape: RegExp;
  /** Letters that speak for it, or a word that no other language has. */
  own: RegExp;
  /** Letters that it has not. */
  foreign: RegExp;
}

const none = /(?!)/g;

function profile(words: string, shape: RegExp, own: RegExp = none, foreign: RegExp = none): Profile {
  return { words: new Set(words.split(" ")), shape, own, foreign };
}

/** Languages written in Cyrillic; words and shapes are lower case, ё kept. */
export const cyrillicProfiles = {
  ru: profile(
    "и в не на что с как это по но у из за от все всё так его она они мы вы для же ли бы был была было были есть нет да я ты он очень уже или если только когда где кто чтобы меня мне вас нас их еще ещё тоже там тут вот при об до со под можно надо нужно чем без после будет себя какой сегодня вчера спасибо",
    /(?:ого|его|ться|тся|ий|ый|ие|ые|ешь|ть|ет|ция|ость|ия|ии)$/,
    /[ыэъё]/g,
    /[іїєґўәғқңөұүһјљњћђџѓќѕҳҷӣӯҗ]/g,
  ),
  uk: profile(
    "і в не на що з як це але у із від все так його вона вони ми ви для ж чи був була було були є немає та й до я ти він дуже вже або якщо тільки коли де хто щоб мене мені вас нас їх ще теж там тут ось при про під можна треба потрібно без після буде себе який сьогодні вчора дякую бо цей ця ці мій наш ваш чому біля гарна гарно гарний раджу будь ласка",
    /(?:ся|ти|ння|ість|ого|ий|ої|ів|ами|ють|ємо)$/,
    /[іїєґ]/g,
    /[ыэъёўәғқңөұүһјљњћђџѓќѕ]/g,
  ),
  be: profile(
    "і ў не на што з як гэта па але у за ад усё так яго яна яны мы вы для ж ці быў была было былі ёсць няма да я ты ён вельмі ўжо або калі толькі дзе хто каб мяне мне вас нас іх яшчэ таксама там тут вось пры пра пад можна трэба без пасля будзе сябе які сёння ўчора дзякуй гэты гэтая",
    /дз|ць|(?:ага|аў|ыя|ае|асць|цца|ння)$/,
    /[іў]/g,
    /[ищъїєґәғқңөұүһјљњћђџѓќѕ]/g,
  ),
  kk: profile(
    "және мен бұл үшін бар жоқ деп да де болды бойынша туралы осы сол көп емес бір ол біз сіз олар мен сен өте енді не кім қалай қайда қашан рахмет бүгін кеше ғана керек болады екен еді жаңа жақсы дейін кейін",
    /(?:дың|дің|тың|тің|лар|лер|дар|дер|ған|ген|ады|еді)$/,
    /[әғқңөұүһі]|рахмет/g,
    /[їєґўјљњћђџѓќѕҷӣӯҳҗ]/g,
  ),
  other: profile(
    "днес бях беше няма много пак тук защото които нас вас ми ти му на и да се не за от е са това със като че ще съм си при или но до по тази този е па су је што као али није сам смо ово који биће на од за и је да се у какво става кога къде вчера много благодаря",
    /(?:ът|ите|ата|ето|ския)$/,
    /[јљњћђџѓќѕҷӣӯҳҗѝ]|ъ(?![еёюя])/g,
    /[ыэёіїєґў]/g,
  ),
};

/** Languages written in Latin letters. `other` gathers those that are often met and are none of ours. */
export const latinProfiles = {
  en: profile(
    "the a an and of to in is it that this for on with as are was be at by i you he she we they my your his our not no have has had but or from so if what when who how why just like can will would do did don't it's i'm all out up about one there their been more than then now get got please thanks very me us them after before because while again only over any some new here still into which were its too also never always could should where",
    /(?:ing|tion|ed|ly|ness|ment|ght|ck|ough|th|wh)|^(?:wh|th|un)|'(?:s|t|re|ll|ve|d|m)$/,
    none,
    /[^a-z' -]/g,
  ),
  ru: profile(
    "chto kak eto vse ego ona oni dlya zhe byl bylo byla byli est net ya ty uzhe ili esli tolko kogda gde kto chtoby menya mne vas nas ih eshe esche eshche tozhe tam tut vot mozhno nado nuzhno bez posle budet segodnya vchera zavtra spasibo privet ochen ochen' pochemu potomu takoj takoy etot eta eti svoj nash vash ne na po iz ot za no i v u s da moy moya opyat sejchas seychas kak-to tebya tebe nam vam rabotaet ludi lyudi horosho ploho prosto kakoy kakaya kakoe takaya uzhas deneg dengi zakaz",
    /shch|zh|kh|yj$|iy$|aya$|ogo$|ego$|ost$|ost'$|yat|ayu|yu$|yut$|aet$|oj$|ij$|skaya|skij|skiy|tsya|tsa$|nie$|^[bvgdzklmnprstf]{3}/,
    none,
    /[wqx]|[^a-z' -]/g,
  ),
  pl: profile(
    "i w nie na że się z do jest to jak co ale o po za od tak jego ona oni my wy dla czy był była było są już lub jeśli tylko kiedy gdzie kto żeby mnie mi was nas ich też tam tu przy pod można trzeba bez będzie siebie jaki dziś wczoraj dziękuję nowa nowy ten ta te macie mamy od razu",
    /cz|sz|rz|(?:ów|ych|ego|ie|ać|ić|ny|wie)$/,
    /[ąęłńśźż]/g,
  ),
  south: profile(
    "je su se da na i u za od sam smo ste što kako nije ovo koji koja će biti ili ali sve samo kad kada gde gdje ko mi vi oni ona nas vas njih još tu tamo bez posle nakon bio bila bilo danas juče hvala jako dobro vrlo kao pa te ne li mogu može treba",
    /(?:nje|ije|jem|ski|ima|ama|ović|ost)$/,
    /[čćžšđ]/g,
  ),
  de: profile(
    "der die das und ist nicht ein eine zu mit den dem von für auf im in ich du er sie wir ihr es sich auch als wie aber oder wenn nur noch so dass war waren hat haben wird werden sind bei nach aus um über mehr sehr schon hier da was wer wo wann warum danke heute gestern kein keine mir mich uns euch",
    /sch|(?:ung|lich|keit|heit|en|chen|isch)$/,
    /[äöüß]/g,
  ),
  romance: profile(
    "le la les des et est un une que qui dans pour pas sur avec ce cette il elle nous vous je tu mais ou si plus de du au en el los las y es no por para con una del se lo su al como más pero muy ya o il di che non per sono con della del alla un gli è ma anche come più questo os as um uma não com por mais foi muito seu sua na no em grazie mille ciao gracias hola merci bonjour obrigado obrigada",
    /(?:eux|ment|ción|zione|ção|are|ere|mente|ique|amos)$/,
    /[éèêëàâçñãõòìùîôœ]/g,
  ),
  more: profile(
    "ve bir bu için ile da de çok ne ama gibi daha var yok het een van en dat niet op te zijn voor met ook maar aan och att det som en på är av för inte jag har med ja on ei se että ovat myös mutta tai a ve na se je to že s z o do jako ale si by som sa nie čo và của là có không cho người và trong một được jest și la nu cu pe din este un egy és az hogy nem qachon uchun bilan emas juda rahmat yaxshi yoq bormi",
    /(?:lar|ler|ij|aa|uu|ään)/,
    /[ışğřěůőűăâțșåøæđơưạảấầẩẫậắằẳẵặẻẽẹếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/g,
  ),
};
