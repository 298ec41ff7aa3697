using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>A call that fails on its way gives back what it held: the gate, and the weights that it read.</summary>
public sealed class FailingCallTests
{
    private static readonly float[,] _x = new float[FailingProgram.Batch, FailingProgram.Features];
    private static readonly float[,] _y = new float[FailingProgram.Batch, 1];

    private readonly ModelCore _core = FailingProgram.Core();
    private readonly float[] _gradients = new float[FailingProgram.Parameters];

    public static TheoryData<string> Methods => ["Predict", "PredictOne", "PredictLayer", "PredictSpan", "Evaluate", "TrainOnBatch", "ComputeGradients", "Fit", "Step"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void FailedCall_LeavesTheGateOpen(string method)
    {
        Assert.Throws<NotSupportedException>(() => Call(method));
        Assert.Throws<NotSupportedException>(() => Call(method));
        _core.ResetStates();
        _core.EditParameters().Dispose();
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void FailedCall_GivesTheWeightsBack(string method)
    {
        Fail(method, 3);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fail(method, 40);
        // Weights that stay in a reader's hands are not written again: every edit would need 80,000 bytes more.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40 * FailingProgram.Parameters);
    }

    private void Fail(string method, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Assert.Throws<NotSupportedException>(() => Call(method));
            _core.EditParameters().Dispose();
        }
    }

    private void Call(string method)
    {
        switch (method)
        {
            case "Predict": _core.Predict([_x]); break;
            case "PredictOne": _core.PredictOne([new float[FailingProgram.Features]]); break;
            case "PredictLayer": _core.PredictLayer("dense_1", [_x]); break;
            case "PredictSpan": _core.PredictSpan(LinearData.Flat(_x), new float[FailingProgram.Batch]); break;
            case "Evaluate": _core.Evaluate([_x], [_y]); break;
            case "TrainOnBatch": _core.TrainOnBatch([_x], [_y]); break;
            case "ComputeGradients": _core.ComputeGradients([_x], [_y], _gradients); break;
            case "Fit": _core.Fit([_x], [_y], new() { Shuffle = false }); break;
            case "Step": _core.Step<float>(new float[FailingProgram.Features], new float[1], _core.CreateState()); break;
            default: throw new ArgumentException(method);
        }
    }
}
