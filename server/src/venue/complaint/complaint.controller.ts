import { Body, Controller, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  answerComplaint,
  listComplaints,
  listMyComplaints,
  sendComplaint,
} from '@benefit/shared/venue/complaint-contract';
import type { Complaint } from '@benefit/shared/venue/complaint-contract';
import { Caller } from '../../identity/principal.ts';
import type { Principal } from '../../identity/principal.ts';
import { Serves } from '../../platform/route.ts';
import { ComplaintService } from './complaint.service.ts';

@ApiTags('venue')
@Controller()
export class ComplaintController {
  constructor(private readonly complaints: ComplaintService) {}

  @Serves(sendComplaint)
  send(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Body({ schema: sendComplaint.request }) complaint: { happenedOn: string; text: string },
  ): Promise<Complaint> {
    return this.complaints.send(caller, venueId, complaint);
  }

  @Serves(listMyComplaints)
  mine(@Caller() caller: Principal, @Param('venueId') venueId: string) {
    return this.complaints.mine(caller, venueId);
  }

  @Serves(listComplaints)
  list(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Query({ schema: listComplaints.query }) { cursor }: { cursor?: string },
  ) {
    return this.complaints.list(caller, venueId, cursor);
  }

  @Serves(answerComplaint)
  answer(
    @Caller() caller: Principal,
    @Param('venueId') venueId: string,
    @Param('complaintId') complaintId: string,
    @Body({ schema: answerComplaint.request }) answer: { upheld: boolean; text: string },
  ): Promise<Complaint> {
    return this.complaints.answer(caller, venueId, complaintId, answer);
  }
}
