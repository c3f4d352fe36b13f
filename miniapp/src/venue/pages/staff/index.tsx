import { StaffView } from './staff-view';
import { useStaff } from './use-staff';

export default function StaffPage() {
  return <StaffView {...useStaff()} />;
}
