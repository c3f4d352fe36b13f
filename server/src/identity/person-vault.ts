import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../platform/crypto/field-cipher.ts';
import type { Place } from '../platform/crypto/field-cipher.ts';

type SealedPerson = { dataKey: string; nameSealed: string; numberSealed: string; birthDateSealed: string };

const keyPlace = (personId: string): Place => ({ table: 'person', column: 'data_key', row: personId });
const place = (personId: string, column: string): Place => ({ table: 'person', column, row: personId });

/** Seals and opens what belongs to one person, under that person's own key. */
@Injectable()
export class PersonVault {
  constructor(private readonly cipher: FieldCipher) {}

  /** Seals a new person's fields under a fresh key. */
  seal(personId: string, fields: { name: string; number: string; birthDate: string }): SealedPerson {
    const dataKey = this.cipher.newPersonKey(keyPlace(personId));
    const key = this.cipher.open(dataKey, keyPlace(personId));
    return {
      dataKey,
      nameSealed: this.cipher.sealFor(key, fields.name, place(personId, 'name')),
      numberSealed: this.cipher.sealFor(key, fields.number, place(personId, 'number')),
      birthDateSealed: this.cipher.sealFor(key, fields.birthDate, place(personId, 'birth_date')),
    };
  }

  nameOf(person: { id: string; dataKey: string; nameSealed: string }): string {
    return this.openField(person, 'name', person.nameSealed);
  }

  numberOf(person: { id: string; dataKey: string; numberSealed: string }): string {
    return this.openField(person, 'number', person.numberSealed);
  }

  birthDateOf(person: { id: string; dataKey: string; birthDateSealed: string }): string {
    return this.openField(person, 'birth_date', person.birthDateSealed);
  }

  /** Seals a text about a person that stands in another table, such as a cashier's note. */
  sealNote(person: { id: string; dataKey: string }, note: string, at: Place): string {
    return this.cipher.sealFor(this.keyOf(person), note, at);
  }

  openNote(person: { id: string; dataKey: string }, sealed: string, at: Place): string {
    return this.cipher.openFor(this.keyOf(person), sealed, at);
  }

  private openField(person: { id: string; dataKey: string }, column: string, sealed: string): string {
    return this.cipher.openFor(this.keyOf(person), sealed, place(person.id, column));
  }

  private keyOf({ id, dataKey }: { id: string; dataKey: string }): string {
    return this.cipher.open(dataKey, keyPlace(id));
  }
}
