// Counts visits and pages on this device. Held until its purpose is granted; what it writes goes with a withdrawal.
(() => {
  const remember = (name, value) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the one way that every browser has.
    document.cookie = `${name}=${value}; Path=/; Max-Age=2592000; SameSite=Lax`;
  };
  const [, visits = 0] = /(?:^|; )_lumen_visits=(\d+)/.exec(document.cookie) ?? [];
  const isNew = !sessionStorage.getItem('_lumen_visit');
  sessionStorage.setItem('_lumen_visit', '1');
  remember('_lumen_visits', Number(visits) + (isNew ? 1 : 0));
  remember('_lumen_last', new Date().toISOString().slice(0, 10));
  localStorage.setItem('_lumen_pages', Number(localStorage.getItem('_lumen_pages')) + 1);
})();
