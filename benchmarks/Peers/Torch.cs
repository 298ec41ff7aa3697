using TorchSharp;
using static TorchSharp.torch;

namespace Peers;

/// <summary>TorchSharp: nn.GRU or nn.LSTM, nn.Linear, cross-entropy, RMSprop.</summary>
internal sealed class Torch : IContender
{
    private readonly Work _work;
    private readonly nn.Module _recurrent;
    private readonly TorchSharp.Modules.GRU? _decoder;
    private readonly TorchSharp.Modules.Linear _dense;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _x;
    private readonly Tensor _y;
    private Tensor? _state;

    public Torch(Work work)
    {
        set_num_threads(1);
        _work = work;
        _recurrent = work.IsLstm
            ? nn.LSTM(work.Features, work.Units, batchFirst: true, bidirectional: work.IsBidirectional)
            : nn.GRU(work.Features, work.Units, batchFirst: true, bidirectional: work.IsBidirectional);
        _decoder = work.HasDecoder ? nn.GRU(work.Features, work.Units, batchFirst: true) : null;
        _dense = nn.Linear(work.Width, work.Classes);
        _optimizer = optim.RMSProp([.. _recurrent.parameters(), .. _decoder?.parameters() ?? [], .. _dense.parameters()], lr: 1e-3, alpha: 0.9);
        _x = tensor(work.Inputs(work.Samples), [work.Samples, work.Steps, work.Features]);
        _y = tensor(work.Targets(work.Samples), work.IsSequence ? [work.Samples, work.Steps, work.Classes] : [work.Samples, work.Classes]);
        Step = work.Streams && !work.IsLstm ? Stream : null;
    }

    public string Name => "TorchSharp";

    public Action? Batch => () => Predict(Work.BatchSize);

    public Action? One => () => Predict(1);

    public Action? Step { get; }

    public Action? Train(int threads) => () =>
    {
        set_num_threads(threads);
        for (int epoch = 0; epoch < Contest.Epochs; epoch++)
        {
            Epoch();
        }

        set_num_threads(1);
    };

    public void Dispose()
    {
        _recurrent.Dispose();
        _decoder?.Dispose();
        _dense.Dispose();
        _optimizer.Dispose();
        _x.Dispose();
        _y.Dispose();
        _state?.Dispose();
    }

    private void Epoch()
    {
        for (int start = 0; start < _work.Samples; start += Work.BatchSize)
        {
            using var scope = NewDisposeScope();
            int count = Math.Min(Work.BatchSize, _work.Samples - start);
            _optimizer.zero_grad();
            var log = nn.functional.log_softmax(Logits(_x.narrow(0, start, count)), -1);
            (-(log * _y.narrow(0, start, count)).sum(-1).mean()).backward();
            _optimizer.step();
        }
    }

    private void Predict(int count)
    {
        using var scope = NewDisposeScope();
        using var nothing = no_grad();
        nn.functional.softmax(Logits(_x.narrow(0, 0, count)), -1);
    }

    private void Stream()
    {
        using var scope = NewDisposeScope();
        using var nothing = no_grad();
        var (y, state) = ((TorchSharp.Modules.GRU)_recurrent).call(_x.narrow(0, 0, 1).narrow(1, 0, 1), _state);
        nn.functional.softmax(_dense.call(y), -1);
        _state?.Dispose();
        _state = state.MoveToOuterDisposeScope();
    }

    private Tensor Logits(Tensor x)
    {
        if (_decoder is not null)
        {
            var (steps, last) = ((TorchSharp.Modules.GRU)_recurrent).call(x);
            var decoded = _decoder.call(x, last).Item1;
            var context = nn.functional.softmax(decoded.matmul(steps.transpose(1, 2)), -1).matmul(steps);
            return _dense.call(cat([decoded, context], -1));
        }

        var y = _recurrent is TorchSharp.Modules.LSTM lstm ? lstm.call(x).Item1 : ((TorchSharp.Modules.GRU)_recurrent).call(x).Item1;
        return _dense.call(_work.IsSequence ? y : y.select(1, _work.Steps - 1));
    }
}
