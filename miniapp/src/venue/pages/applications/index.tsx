import { ApplicationsView } from './applications-view';
import { useApplications } from './use-applications';

export default function ApplicationsPage() {
  return <ApplicationsView {...useApplications()} />;
}
