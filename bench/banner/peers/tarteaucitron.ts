import { builtOf, type Contestant, inline, script, style, type Words } from '../contestant.ts';

const FILES = [
  'tarteaucitron.min.js',
  'tarteaucitron.services.min.js',
  'lang/tarteaucitron.fr.min.js',
  'css/tarteaucitron.min.css',
];

/** Its minified files, as it fetches them itself; what it fetches has its version in the address. */
export const tarteaucitron = (words: Words): Contestant => {
  const { version } = JSON.parse(builtOf('tarteaucitronjs/package.json').toString('utf8'));
  const parameters = { privacyUrl: '/confidentialite', orientation: 'bottom', showIcon: false };
  const texts = {
    alertBigPrivacy: words.lead,
    acceptAll: words.accept,
    allowAll: words.accept,
    denyAll: words.refuse,
    personalize: words.choose,
    close: words.close,
    title: words.second,
  };
  const service = ({ id, title }: Words['purposes'][number]) =>
    `tarteaucitron.services[${inline(id)}]={key:${inline(id)},type:'other',name:${inline(title)},uri:'/confidentialite',needConsent:true,cookies:[],js(){},fallback(){}};tarteaucitron.job.push(${inline(id)})`;
  // Its selectors are made of the keys.
  const purposes = words.purposes.map((each) => ({ ...each, id: each.id.replaceAll('.', '-') }));
  return {
    name: 'tarteaucitron',
    banner: ['#tarteaucitronAlertBig'],
    first: {
      refuse: '#tarteaucitronAllDenied2',
      accept: '#tarteaucitronPersonalize2',
      choose: '#tarteaucitronCloseAlert',
    },
    // Refused is not closed there.
    second: ['#tarteaucitronAllDenied', '#tarteaucitronClosePanel'],
    head: `<script>window.tarteaucitronForceLanguage='fr';window.tarteaucitronCustomText=${inline(texts)}</script>
<script src="/tac/tarteaucitron.min.js"></script>
<script>tarteaucitron.init(${inline(parameters)});tarteaucitron.job=tarteaucitron.job||[];${purposes.map(service).join(';')}</script>`,
    files: Object.fromEntries(
      FILES.map((file, at) => {
        const asset = (file.endsWith('.css') ? style : script)(builtOf(`tarteaucitronjs/${file}`));
        return [`/tac/${file}${at ? `?v=${version}` : ''}`, asset];
      }),
    ),
  };
};
