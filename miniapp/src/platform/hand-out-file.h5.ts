export { downloadFile as handOutFile } from '../ui/desk/download-file';
