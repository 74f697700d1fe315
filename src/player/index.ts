import { defineTemoinPlayer } from './temoin-player.ts';

export type { Mark } from './marks.ts';
export type { PlayerEvent } from './player.ts';
export type { Events, Recording, RecordingFacts } from './recording.ts';
export type { Playable, TemoinPlayer } from './temoin-player.ts';
export { defineTemoinPlayer };

defineTemoinPlayer();
