import { EditView } from './edit-view';
import { useEdit } from './use-edit';

export default function EditPage() {
  return <EditView {...useEdit()} />;
}
