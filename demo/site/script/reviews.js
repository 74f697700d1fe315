const list = document.querySelector('ul');

document.getElementById('sort').addEventListener('change', ({ target }) => {
  const rank = ({ dataset }) => (target.value === 'best' ? -dataset.stars : Number(dataset.place));
  list.append(...[...list.children].sort((a, b) => rank(a) - rank(b)));
});
