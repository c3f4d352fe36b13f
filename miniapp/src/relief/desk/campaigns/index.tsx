import { CampaignsView } from './campaigns-view';
import { useCampaigns } from './use-campaigns';

export default function CampaignsPage() {
  return <CampaignsView {...useCampaigns()} />;
}
