import { Module } from '@nestjs/common';

/** Delivers what has to leave the house. */
@Module({ imports: [] })
export class ExchangeModule {}
