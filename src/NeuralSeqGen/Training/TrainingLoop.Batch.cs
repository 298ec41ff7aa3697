namespace NeuralSeqGen;

internal sealed partial class TrainingLoop
{
    private void RunBatch(int epoch, int batch)
    {
        int first = batch * _options.BatchSize;
        var slice = new BatchSlice(_order, first, Math.Min(_options.BatchSize, _data.Count - first));
        double loss = _trainer.Gradient(_data.Samples, slice, _options.Seed ?? _trainer.Seed, _threads);
        if (!Accept(loss, slice, epoch, batch))
        {
            return;
        }

        _totals.Add(slice.Count, loss, _trainer.Runner.Sums);
        _trainer.Apply(_trainer.Runner.Gradient, _state.LearningRate, _threads);
        _applied = true;
    }

    private bool Accept(double loss, in BatchSlice slice, int epoch, int batch)
    {
        if (_options.NonFinite == NonFiniteHandling.Continue)
        {
            return true;
        }

        if (double.IsFinite(loss) && FiniteCheck.FirstBad(_trainer.Runner.Gradient.Span) < 0)
        {
            return true;
        }

        if (_options.NonFinite == NonFiniteHandling.SkipBatch)
        {
            _trainer.BatchNumber++;
            return false;
        }
        throw _finite.Batch("Fit", loss, _trainer.Runner.Gradient.Span, slice, epoch, batch);
    }
}
