using TorchSharp;
using static TorchSharp.torch;

namespace Peers;

/// <summary>TorchSharp: nn.GRU or nn.LSTM, nn.Linear, cross-entropy, RMSprop, one thread.</summary>
internal sealed class Torch : IContender
{
    private readonly Work _work;
    private readonly nn.Module _recurrent;
    private readonly TorchSharp.Modules.Linear _dense;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _x;
    private readonly Tensor _y;

    public Torch(Work work)
    {
        set_num_threads(1);
        _work = work;
        _recurrent = work.IsLstm
            ? nn.LSTM(work.Features, work.Units, batchFirst: true, bidirectional: work.IsBidirectional)
            : nn.GRU(work.Features, work.Units, batchFirst: true, bidirectional: work.IsBidirectional);
        _dense = nn.Linear(work.Units * work.Directions, work.Classes);
        _optimizer = optim.RMSProp([.. _recurrent.parameters(), .. _dense.parameters()], lr: 1e-3, alpha: 0.9);
        _x = tensor(work.Inputs(work.Samples), [work.Samples, work.Steps, work.Features]);
        _y = tensor(work.Targets(work.Samples), work.IsSequence ? [work.Samples, work.Steps, work.Classes] : [work.Samples, work.Classes]);
    }

    public string Name => "TorchSharp";

    public Action? Epoch => Train;

    public Action? Batch => () => Predict(Work.BatchSize);

    public Action? One => () => Predict(1);

    public void Dispose()
    {
        _recurrent.Dispose();
        _dense.Dispose();
        _optimizer.Dispose();
        _x.Dispose();
        _y.Dispose();
    }

    private void Train()
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

    private Tensor Logits(Tensor x)
    {
        var y = _recurrent is TorchSharp.Modules.LSTM lstm ? lstm.call(x).Item1 : ((TorchSharp.Modules.GRU)_recurrent).call(x).Item1;
        return _dense.call(_work.IsSequence ? y : y.select(1, _work.Steps - 1));
    }
}
