export { createPlayer, type Player, type PlayerOptions } from './player.ts';
export type { PlayerTexts } from './texts.ts';
