using BenchmarkDotNet.Attributes;
using Speed;

namespace Kernels;

/// <summary>model1 call by call, on one thread where a call can say so.</summary>
[MemoryDiagnoser]
public class Models
{
    private readonly Model1 _model = new(1);
    private readonly NeuralSeqGen.StreamState _state;
    private readonly float[] _x = RandomData.Inputs(128 * 64 * 15);
    private readonly float[] _y = RandomData.Targets(128 * 64, 8);
    private readonly float[] _p = new float[128 * 64 * 8];

    public Models() => _state = _model.CreateState();

    [Benchmark]
    public bool Step() => _model.Step(_x.AsSpan(0, 15), _p.AsSpan(0, 8), _state);

    [Benchmark]
    public void PredictOne() => _model.PredictOne(_x.AsSpan(0, 64 * 15), _p.AsSpan(0, 64 * 8));

    [Benchmark]
    public void Predict128() => _model.Predict(_x, _p);

    [Benchmark]
    public float TrainOnBatch128() => (float)_model.TrainOnBatch(_x, _y);
}
