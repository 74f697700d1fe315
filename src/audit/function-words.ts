/** Words that a text in a language cannot do without, and that few others have; for telling languages apart. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  ar: 'من في على إلى أن هذا هذه عن مع لا أو التي الذي كل',
  bg: 'на за да се от не са по със или ще може които вашата вашите този',
  ca: 'els les amb per que una del dels aquest aquesta la seva vostra no és i o com',
  cs: 'na se je že pro jsou nebo jako můžete vaše které tím bez při ke aby',
  da: 'og at det er til af på med for ikke den vi du din dit dine kan eller som',
  de: 'und der die das ist nicht mit für auf wir sie ihre ihr oder den dem von zu werden ein eine',
  el: 'και το να του της για με από τα που σας μας δεν είναι στο στη ή',
  en: 'the and of to is in your you we our for with that or are this on not can be',
  es: 'el los las de que y en para con una por su sus no se del puede o esta este',
  et: 'ja on ei või et see teie meie kui oma kas ka saate selle mis ning',
  fi: 'ja on ei tai että voit sekä sivuston me se joka kun ovat niiden mutta myös',
  fr: 'le les des et vous votre vos nous pour est une dans que sur avec ou au aux du ce sans ne pas',
  ga: 'agus an na ar is do le go ní atá tú nó ag sé seo leis chun do',
  hr: 'i je na se da za ili su vaše možete koje ne te od kako bi što nije',
  hu: 'az és hogy nem is egy vagy ezt meg a ön hozzá kell amely illetve csak',
  is: 'og að er til sem á við um ekki þú þína þínar eða en það frá með',
  it: 'il di che la per con non gli una del della sono le puoi tuo tua o nostro questo',
  lt: 'ir yra su ne kad jūsų mes arba galite kurie tai ar iš dėl kaip',
  lv: 'un ir ar ne jūsu mēs vai varat kas tas lai no par kā šī',
  mt: 'u li ta il fuq dan din jew ma tista tiegħek għal minn biex huwa',
  nb: 'og er det til av på med for ikke den vi du din ditt dine kan eller som hvis',
  nl: 'de het een en van uw je wij ons voor met niet dat op te of zijn aan deze u',
  pl: 'i w na że do nie jest się lub oraz twoje możesz przez są dla które ze po',
  pt: 'o os as de que e em para com uma por seu sua não se do da pode ou este',
  ro: 'și de la pe cu să nu este sunt pentru sau care dumneavoastră ne din vă acest puteți',
  sk: 'a na sa je že pre sú alebo ako môžete vaše ktoré bez pri aby ste',
  sl: 'in je na se da za ali so vaše lahko ki ne od kako bi pri',
  sv: 'och att det är till av på med för inte den vi du din ditt dina kan eller som',
  tr: 've bir bu için ile da de ya olarak veya sizin daha değil olan bizim her',
  uk: 'та і на не що для ви ваш ваші або це з до як ми про може',
};

const SETS = Object.entries(FUNCTION_WORDS).map(
  ([language, words]) => [language, new Set(words.split(' '))] as const,
);

const FEWEST = 8;

/** The language that a text is in, or nothing where it is too short or too even to say. */
export const languageOf = (text: string): string | null => {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < FEWEST) return null;
  const ranked = SETS.map(([language, set]) => ({
    language,
    hits: words.filter((word) => set.has(word)).length,
  })).sort((a, b) => b.hits - a.hits);
  const [best, next] = ranked;
  return best && next && best.hits >= 3 && best.hits >= next.hits * 1.3 ? best.language : null;
};

/** Share of a text's words that are function words of a language, from 0 to 1. */
export const shareOf = (text: string, language: string): number => {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const set = SETS.find(([each]) => each === language)?.[1];
  return words.length && set ? words.filter((word) => set.has(word)).length / words.length : 0;
};
