using Microsoft.ML.OnnxRuntime;

namespace Peers;

/// <summary>ONNX Runtime, one thread, on memory that is allocated once. It does not train.</summary>
internal sealed class Onnx : IContender
{
    private readonly Work _work;
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();
    private readonly List<IDisposable> _values = [];

    public Onnx(Work work)
    {
        _work = work;
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        _session = new InferenceSession(OnnxModel.Of(work), options);
        Batch = Prepare(Work.BatchSize);
        One = Prepare(1);
    }

    public string Name => "ONNX Runtime";

    public Action? Epoch => null;

    public Action? Batch { get; }

    public Action? One { get; }

    public void Dispose()
    {
        _values.ForEach(v => v.Dispose());
        _run.Dispose();
        _session.Dispose();
    }

    private Action Prepare(int count)
    {
        var x = OrtValue.CreateTensorValueFromMemory(_work.Inputs(count), [count, _work.Steps, _work.Features]);
        var y = OrtValue.CreateTensorValueFromMemory(new float[count * _work.Rows * _work.Classes], _work.IsSequence ? [count, _work.Steps, _work.Classes] : [count, _work.Classes]);
        _values.AddRange([x, y]);
        string[] inputs = ["x"], outputs = ["y"];
        OrtValue[] from = [x], to = [y];
        return () => _session.Run(_run, inputs, from, outputs, to);
    }
}
