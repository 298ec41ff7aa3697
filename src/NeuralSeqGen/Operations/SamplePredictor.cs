using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>PredictOne: one sample, with the code laid out for latency.</summary>
internal sealed unsafe class SamplePredictor(ExecutionPlan plan, CallChecks checks, ModelWeights weights)
{
    private const string Operation = "PredictOne";

    /// <summary>The outputs, as new arrays.</summary>
    public Array[] Predict(PortArrays inputs)
    {
        Check(inputs);
        var outputs = Array.ConvertAll(plan.Outputs, port => NewArray.OfSingle(port.Shape));
        using var pins = plan.Samples.Rent();
        Run(inputs, new PortArrays(outputs), pins.Item);
        return outputs;
    }

    /// <summary>The outputs, written.</summary>
    public void Predict(PortArrays inputs, PortArrays outputs)
    {
        Check(inputs);
        checks.Arguments.SampleOutputs(Operation, outputs, plan.Outputs);
        Run(inputs, outputs, null);
    }

    private void Check(PortArrays inputs)
    {
        checks.Arguments.Sample(Operation, inputs);
        checks.Numbers.Check(Operation, inputs, isOne: true);
    }

    private void Run(PortArrays inputs, PortArrays outputs, Samples? pins)
    {
        void** sources = stackalloc void*[inputs.Length];
        float** destinations = stackalloc float*[outputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            sources[i] = inputs.Start(i, pins);
        }

        for (int i = 0; i < outputs.Length; i++)
        {
            destinations[i] = (float*)outputs.Start(i, pins);
        }

        using var hold = plan.HoldStates(weights.Gate, Operation);
        using var arena = plan.PredictOneArenas.Rent();
        using var reading = weights.Read();
        var call = new BatchGroup { Count = 1, BatchCount = 1, Layer = -1, Inputs = sources, Outputs = destinations, Parameters = reading.Pointer, Arena = arena.Item.Pointer };
        plan.States?.Place(ref call, 0);
        plan.Program.PredictOne(in call);
        plan.States?.Offer();
        plan.States?.Commit();
    }
}
