import { SettingsView } from './settings-view';
import { useSettings } from './use-settings';

export default function SettingsPage() {
  return <SettingsView {...useSettings()} />;
}
