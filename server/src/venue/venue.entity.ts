import { Check, Entity, Index } from 'typeorm';
import { VENUE_STATUSES } from '@benefit/shared/venue/venue-state-rules';
import type { VenueStatus } from '@benefit/shared/venue/venue-state-rules';
import type { OpeningTimes } from '@benefit/shared/venue/opening-rules';
import {
  IdColumn,
  InstantColumn,
  JsonColumn,
  OptionalIntColumn,
  OptionalLongTextColumn,
  OptionalTextColumn,
  TextColumn,
  oneOf,
} from '../platform/columns.ts';

export const VENUE_KINDS = ['bookstore', 'library'] as const;

/** A bookstore or library that gives the benefits (推行单位). */
@Entity('venue')
@Check('ck_venue_kind', oneOf('kind', VENUE_KINDS))
@Check('ck_venue_status', oneOf('status', VENUE_STATUSES))
@Index('ix_venue_status_name_id', ['status', 'name', 'id'])
export class VenueRow {
  @IdColumn()
  id!: string;

  @TextColumn('name', 64)
  name!: string;

  @TextColumn('kind', 16)
  kind!: (typeof VENUE_KINDS)[number];

  @TextColumn('district', 20)
  district!: string;

  @TextColumn('address', 120)
  address!: string;

  @TextColumn('status', 16)
  status!: VenueStatus;

  @TextColumn('service_phone', 32)
  servicePhone!: string;

  @TextColumn('features', 200)
  features!: string;

  @JsonColumn('opening_times')
  openingTimes!: OpeningTimes;

  /** 1 where it is closed on statutory holidays; null where that was never asked. */
  @OptionalIntColumn('closed_on_holidays')
  closedOnHolidays!: number | null;

  /** Day on which the announcement was published, `yyyy-mm-dd`. */
  @OptionalTextColumn('announced_on', 10)
  announcedOn!: string | null;

  /** Where it is on the map (GCJ-02), in millionths of a degree. */
  @OptionalIntColumn('latitude_e6')
  latitudeE6!: number | null;

  @OptionalIntColumn('longitude_e6')
  longitudeE6!: number | null;

  /** 优惠时间, as the listing states it. */
  @OptionalTextColumn('benefit_times', 60)
  benefitTimes!: string | null;

  @OptionalTextColumn('more', 300)
  more!: string | null;

  /** JSON: files of the venue that are shown, in their order; null where there are none. */
  @OptionalLongTextColumn('picture_ids')
  pictureIds!: string | null;

  @InstantColumn('created_at')
  createdAt!: Date;
}
