// How would what was chosen be read? Its beginning is sent, and nothing of it is kept.
import { useMutation } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import type { Schemas } from '../client.ts';
import { api, told } from '../client.ts';
import type { Chosen } from './chosen.ts';
import { fileHead } from './file-head.ts';

export type Look = Schemas['ImportPreview'];

const headBytes = { file: 96 * 1024, activities: 16 * 1024 } as const;
const rows = 50;

export const useLook = (): UseMutationResult<Look, Error, Chosen> =>
  useMutation({
    mutationFn: async ({ file, activities, mapping, ignoreOwners }: Chosen) => {
      const { text: head, isWhole } = await fileHead(file ?? new File([], ''), headBytes.file);
      const ofActivities = activities === null ? null : await fileHead(activities, headBytes.activities);
      return told(
        api.POST('/v1/imports/preview', {
          body: {
            ...{ mapping: mapping ?? '', ignoreOwners, head, isWhole, rows },
            activitiesHead: ofActivities?.text ?? null,
          },
        }),
      );
    },
  });
