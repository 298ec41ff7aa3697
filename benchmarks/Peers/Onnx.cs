using Microsoft.ML.OnnxRuntime;

namespace Peers;

/// <summary>ONNX Runtime, one thread, on memory that is allocated once. It does not train.</summary>
internal sealed class Onnx : IContender
{
    private readonly Work _work;
    private readonly RunOptions _run = new();
    private readonly List<IDisposable> _owned = [];

    public Onnx(Work work)
    {
        _work = work;
        var session = Session(OnnxModel.Of(work));
        Batch = Prepare(session, Work.BatchSize);
        One = Prepare(session, 1);
        Step = work.Streams && !work.IsLstm ? PrepareStep(Session(OnnxModel.StepOf(work))) : null;
    }

    public string Name => "ONNX Runtime";

    public Action? Batch { get; }

    public Action? One { get; }

    public Action? Step { get; }

    public Action? Train(int threads) => null;

    public void Dispose()
    {
        _owned.ForEach(v => v.Dispose());
        _run.Dispose();
    }

    private InferenceSession Session(byte[] model)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        var session = new InferenceSession(model, options);
        _owned.Add(session);
        return session;
    }

    private Action Prepare(InferenceSession session, int count)
    {
        var x = Value(_work.Inputs(count), count, _work.Steps, _work.Features);
        var y = Value(new float[count * _work.Rows * _work.Classes], _work.IsSequence ? [count, _work.Steps, _work.Classes] : [count, _work.Classes]);
        string[] inputs = _work.HasDecoder ? ["x", "previous"] : ["x"], outputs = ["y"];
        OrtValue[] from = _work.HasDecoder ? [x, x] : [x], to = [y];
        return () => session.Run(_run, inputs, from, outputs, to);
    }

    // Two states: what one step writes, the next reads.
    private Action PrepareStep(InferenceSession session)
    {
        var x = Value(_work.Inputs(1).AsSpan(0, _work.Features).ToArray(), 1, 1, _work.Features);
        var y = Value(new float[_work.Classes], 1, _work.Classes);
        OrtValue[] states = [Value(new float[_work.Units], 1, 1, _work.Units), Value(new float[_work.Units], 1, 1, _work.Units)];
        OrtValue[][] from = [[x, states[0]], [x, states[1]]], to = [[y, states[1]], [y, states[0]]];
        string[] inputs = ["x", "state"], outputs = ["y", "next"];
        int turn = 0;
        return () =>
        {
            session.Run(_run, inputs, from[turn], outputs, to[turn]);
            turn ^= 1;
        };
    }

    private OrtValue Value(float[] memory, params long[] shape)
    {
        var value = OrtValue.CreateTensorValueFromMemory(memory, shape);
        _owned.Add(value);
        return value;
    }
}
