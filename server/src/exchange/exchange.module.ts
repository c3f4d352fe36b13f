import { Module } from '@nestjs/common';
import { ExchangeService } from './exchange.service.ts';
import { OutboxRepository } from './outbox.repository.ts';

/** Delivers what has to leave the house. */
@Module({ providers: [ExchangeService, OutboxRepository], exports: [ExchangeService] })
export class ExchangeModule {}
