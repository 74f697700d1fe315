import { type Html, html, json } from '../html.ts';
import { products } from '../products.ts';
import type { Words } from '../words/fr.ts';

/** The page's script fills the list from what this browser keeps. */
export const basket = (words: Words): Html => html`
<h1>${words.basket.title}</h1>
<div class="basket" data-empty>
  <p>${words.basket.empty}</p>
  <p><a class="button" href="${words.paths.home}#lampes">${words.basket.back}</a></p>
</div>
<div class="basket" data-full hidden>
  <ul class="lines"></ul>
  <p class="total">${words.basket.total} <strong></strong></p>
  <p><a class="button" href="${words.paths.order}">${words.basket.order}</a></p>
</div>
<template>
  <li class="line">
    <img alt="" width="96" height="96">
    <p class="what"><a></a> <span class="kind"></span></p>
    <p class="price"></p>
    <button class="link" type="button">${words.basket.remove}</button>
  </li>
</template>
<script type="application/json" data-prices>${json(products.map(({ id, name, price }) => ({ id, name, price })))}</script>`;
