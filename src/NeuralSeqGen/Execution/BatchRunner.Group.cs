using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

internal sealed unsafe partial class BatchRunner
{
    private void RunGroups(int shard, PinnedFloats? arena)
    {
        for (int group = _shards.FirstGroup(shard); group < _shards.FirstGroup(shard + 1); group++)
        {
            RunGroup(shard, group, (arena ?? _arenas[group]).Pointer);
        }
    }

    private void RunGroup(int shard, int group, float* arena)
    {
        void** inputs = stackalloc void*[plan.Inputs.Length];
        void** targets = stackalloc void*[plan.Targets.Length];
        float** weights = stackalloc float*[plan.Targets.Length];
        int first = group * ModelProgram.GroupSize;
        int count = _shards.Count(group);
        var program = plan.Program;
        float* staging = arena + StagingLayout.Start(Training ? program.TrainArena : program.EvaluateArena);
        for (int i = 0; i < plan.Inputs.Length; i++)
        {
            inputs[i] = First(Samples.Inputs[i], plan.Inputs[i], first);
        }

        for (int i = 0; i < plan.Targets.Length; i++)
        {
            targets[i] = First(Samples.Targets[i], plan.Targets[i], first);
        }

        for (int i = 0; i < plan.Targets.Length; i++)
        {
            weights[i] = RowWeights(i, first, count, staging + plan.Staging.RowWeights[i]);
        }

        fixed (int* order = Slice.Order)
        {
            var call = new BatchGroup
            {
                Count = count, BatchCount = Slice.Count, FirstSample = first, Phase = _phase, Layer = -1, Seed = Seed, BatchNumber = BatchNumber,
                Order = order is null ? null : order + Slice.First + first, Inputs = inputs, Targets = targets, RowWeights = weights, Parameters = Parameters, Frozen = Frozen,
                Arena = arena, Sums = ShardSums(shard),
                PhaseSums = (double*)_phaseSums.Pointer + group * program.BatchValueCount, BatchValues = (double*)_batchValues.Pointer,
            };
            plan.States?.Place(ref call, first);
            if (Training)
            {
                Train(ref call, shard);
            }
            else
            {
                program.Evaluate(in call);
            }
        }
    }

    private void Train(ref BatchGroup call, int shard)
    {
        float** inputGradients = stackalloc float*[plan.Inputs.Length];
        call.Gradients = _gradients[shard].Values.Pointer;
        call.TouchedRows = _gradients[shard].TouchedRows;
        if (InputGradients is not null)
        {
            call.InputGradients = PlaceInputGradients(inputGradients, call.FirstSample);
        }

        plan.Program.Train(in call);
    }

    // Where an order says which samples are meant, it counts from the first of all.
    private void* First(nint source, PortLayout port, int first) =>
        (int*)source + (Slice.Order is null ? (nint)(Slice.First + first) * port.Elements : 0);

    private float* RowWeights(int port, int first, int count, float* weights)
    {
        if (Samples.SampleWeights is null && Samples.StepWeights[port] == 0 && Samples.TargetSampleWeights[port] == 0 && ClassWeights is null)
        {
            return null;
        }

        RowWeighting.Fill(Samples, port, Slice, first, count, plan.Definition.LossRows[port], ClassWeights, plan.Targets[port], weights, plan.Definition.ValuesOf(port) == TargetValues.Signs);
        return weights;
    }

    private float** PlaceInputGradients(float** places, int first)
    {
        float* start = InputGradients;
        for (int i = 0; i < plan.Inputs.Length; i++)
        {
            places[i] = plan.Inputs[i].IsInt ? null : start + (nint)first * plan.Inputs[i].Elements;
            if (!plan.Inputs[i].IsInt)
            {
                start += (nint)Slice.Count * plan.Inputs[i].Elements;
            }
        }
        return places;
    }
}
