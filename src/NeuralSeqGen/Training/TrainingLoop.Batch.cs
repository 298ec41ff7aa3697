namespace NeuralSeqGen;

internal sealed partial class TrainingLoop
{
    private void RunBatch(int epoch, int batch)
    {
        var slice = _feed.Slice;
        double loss = _trainer.Gradient(_feed.Samples, slice, _options.Seed ?? _trainer.Seed, _trainer.Draws, _threads);
        if (!Apply(loss, slice, epoch, batch))
        {
            _trainer.Draws++;
            return;
        }

        _totals.Add(slice.Count, loss, _trainer.Runner.Sums);
        _applied = true;
    }

    /// <returns>Whether the batch was applied; not where it is to be left out.</returns>
    private bool Apply(double loss, in BatchSlice slice, int epoch, int batch)
    {
        var gradient = _trainer.Runner.Gradient;
        if (_options.NonFinite == NonFiniteHandling.Continue)
        {
            _trainer.Apply(gradient, _state.LearningRate, _threads);
            return true;
        }

        bool isOrdinary = StepGuard.IsOrdinary(gradient), isFinite = double.IsFinite(loss) && (isOrdinary || FiniteScan.FirstBad(gradient.Span) < 0);
        var fault = isFinite ? _trainer.TryApply(gradient, isOrdinary, _state.LearningRate, _threads) : null;
        if (isFinite && fault is null)
        {
            return true;
        }

        if (_options.NonFinite == NonFiniteHandling.SkipBatch)
        {
            return false;
        }

        throw fault is null
            ? _checks.Batches.Gradient(Operation, loss, gradient.Span, _feed.Samples, slice, (epoch, batch))
            : _checks.Batches.Step(Operation, fault, _feed.Samples, slice, (epoch, batch));
    }
}
