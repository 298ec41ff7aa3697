using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

internal sealed unsafe partial class BatchRunner
{
    private void RunGroup(int shard, int group, float* arena)
    {
        void** inputs = stackalloc void*[plan.Inputs.Length];
        void** targets = stackalloc void*[plan.Targets.Length];
        float** weights = stackalloc float*[plan.Targets.Length];
        float** inputGradients = stackalloc float*[plan.Inputs.Length];
        var first = group * ModelProgram.GroupSize;
        var count = _shards.Count(group);
        var program = plan.Program;
        var staging = arena + StagingLayout.Start(Training ? program.TrainArena : program.EvaluateArena);
        for (var i = 0; i < plan.Inputs.Length; i++) inputs[i] = Rows(Samples.Inputs[i], plan.Inputs[i], first, count, staging + plan.Staging.Inputs[i]);
        for (var i = 0; i < plan.Targets.Length; i++) targets[i] = Rows(Samples.Targets[i], plan.Targets[i], first, count, staging + plan.Staging.Targets[i]);
        for (var i = 0; i < plan.Targets.Length; i++) weights[i] = RowWeights(i, first, count, targets[i], staging + plan.Staging.RowWeights[i]);
        var call = new BatchGroup
        {
            Count = count, BatchCount = Slice.Count, FirstSample = first, Phase = _phase, Layer = -1, Seed = Seed, BatchNumber = BatchNumber,
            Inputs = inputs, Targets = targets, RowWeights = weights, Parameters = Parameters, Arena = arena, Sums = ShardSums(shard),
            PhaseSums = (double*)_phaseSums.Pointer + group * program.BatchValueCount, BatchValues = (double*)_batchValues.Pointer,
        };
        plan.States?.Place(ref call, first);
        if (!Training)
        {
            program.Evaluate(in call);
            return;
        }
        call.Gradients = _gradients[shard].Values.Pointer;
        call.TouchedRows = _gradients[shard].TouchedRows;
        if (InputGradients is not null) call.InputGradients = PlaceInputGradients(inputGradients, first);
        program.Train(in call);
    }

    // The samples themselves where they stand one after the other, else a copy.
    private void* Rows(nint source, PortLayout port, int first, int count, float* copy)
    {
        var start = (int*)source;
        if (Slice.Order is null) return start + (nint)(Slice.First + first) * port.Elements;
        if (_phase > 0 && KeepsArena) return copy;
        var bytes = (long)port.Elements * sizeof(float);
        for (var i = 0; i < count; i++)
            Buffer.MemoryCopy(start + (nint)Slice.Sample(first + i) * port.Elements, copy + (nint)i * port.Elements, bytes, bytes);
        return copy;
    }

    private float* RowWeights(int port, int first, int count, void* target, float* weights)
    {
        if (Samples.SampleWeights is null && Samples.StepWeights[port] == 0 && Samples.TargetSampleWeights[port] == 0 && ClassWeights is null) return null;
        RowWeighting.Fill(Samples, port, Slice, first, count, plan.Definition.LossRows[port], ClassWeights, target, plan.Targets[port], weights);
        return weights;
    }

    private float** PlaceInputGradients(float** places, int first)
    {
        var start = InputGradients;
        for (var i = 0; i < plan.Inputs.Length; i++)
        {
            places[i] = plan.Inputs[i].IsInt ? null : start + (nint)first * plan.Inputs[i].Elements;
            if (!plan.Inputs[i].IsInt) start += (nint)Slice.Count * plan.Inputs[i].Elements;
        }
        return places;
    }
}
