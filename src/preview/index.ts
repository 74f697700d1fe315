export { showPreview } from './preview.ts';
