import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  OptionalInstantColumn,
  OptionalTextColumn,
  TextColumn,
} from '../../platform/columns.ts';

/** A department that recognises deeds; its officers' grants carry its name as their area. */
@Entity('department')
@Index('ux_department_name', ['name'], { unique: true })
export class DepartmentRow {
  @IdColumn()
  id!: string;

  @TextColumn('name', 32)
  name!: string;

  /** The district it is for; null for the whole city. */
  @OptionalTextColumn('district', 20)
  district!: string | null;

  @InstantColumn('created_at')
  createdAt!: Date;

  @OptionalInstantColumn('closed_at')
  closedAt!: Date | null;
}
