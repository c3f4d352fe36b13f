import { Entity, PrimaryColumn } from 'typeorm';
import { LongTextColumn } from './columns.ts';

/** What the database itself must remember about the installation, such as its mode. */
@Entity('setting')
export class Setting {
  @PrimaryColumn('varchar', { name: 'name', length: 64 })
  name!: string;

  @LongTextColumn('value')
  value!: string;
}
